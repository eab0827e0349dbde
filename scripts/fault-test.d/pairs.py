"""Two runs at once; and a run that is stopped while it holds the lock."""
import os, signal, subprocess, time

from office import ENVIRONMENT, Expected, Office


def pairs(options):
    expected = Expected(options.program)
    count = 8 if options.smoke else 50
    results = [pair(options.program, expected) for _ in range(count)]
    turned_away = sum(busy for busy, _ in results)
    options.tell("pairs", f"{count} pairs of runs at once ({turned_away} times one was turned "
                 "away with 75, else one after the other)",
                 {f"pair {number}": wrong for number, (_, wrong) in enumerate(results, 1)})
    count = 3 if options.smoke else 10
    options.tell("stopped", f"{count} runs while a stopped one held the lock",
                 {f"run {number}": stopped(options.program, expected)
                  for number in range(1, count + 1)})


def start(office):
    return subprocess.Popen(office.intake_command(), stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, env=ENVIRONMENT)


def pair(program, expected):
    with Office(program) as office:
        both = [start(office), start(office)]
        for process in both:
            process.communicate()
        codes = sorted(process.returncode for process in both)
        wrong = []
        if codes not in ([0, 1], [1, 75]):
            wrong.append(f"exits {codes}")
        if office.dump() != expected.dump:
            wrong.append("the register is another than after one run")
        return 75 in codes, wrong + expected.differences(office)


def stopped(program, expected):
    for _ in range(50):
        with Office(program) as office:
            first = start(office)
            while not os.path.exists(office.register + "/register.sqlite"):
                time.sleep(0.001)
            first.send_signal(signal.SIGSTOP)
            began = time.time()
            second = office.intake()
            seconds = time.time() - began
            first.send_signal(signal.SIGCONT)
            first.communicate()
            if second.returncode == 0:
                continue  # The first was done already.
            wrong = []
            if second.returncode != 75 or len(second.stderr.splitlines()) != 1 or seconds > 10:
                wrong.append(f"exit {second.returncode} after {seconds:.1f} s")
            if first.returncode != 1 or office.dump() != expected.dump:
                wrong.append(f"the stopped run did not go on: {first.returncode}")
            return wrong
    return ["no run could be stopped while it held the lock"]
