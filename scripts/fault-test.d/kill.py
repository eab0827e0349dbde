"""SIGKILL before each mutating system call; then one clean run."""
from office import Expected, Office
from calls import points, why_not


def sweep(options):
    if reason := why_not():
        return options.skip("kill", reason)
    expected = Expected(options.program)
    found = points(options.program)
    chosen = found[::options.every or (30 if options.smoke else 1)]
    results = options.in_parallel(
        lambda turn: one(options.program, expected, chosen[turn], turn % options.plans == 0),
        range(len(chosen)))
    plans = "" if options.plans == 1 else f"; the plan compared after every {options.plans}th"
    options.tell("kill", f"{len(chosen)} of {len(found)} mutating calls, SIGKILL before each{plans}",
                 dict(zip(map(str, chosen), results)))


def one(program, expected, point, with_plan):
    with Office(program) as office:
        end = office.intake(point.inject("signal=KILL"))
        if end.returncode != -9:
            return [f"it was not killed: {end.returncode}"]
        return office.damage() + expected.differences(office, with_plan=with_plan)
