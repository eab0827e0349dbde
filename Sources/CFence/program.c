#define _GNU_SOURCE
#include "CFence.h"
#include "fences.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>

// Between fork and execve a process that had threads may only make calls of the system: whatever
// needs memory is made before.

// MARK: - Files

// Of linux/landlock.h.
struct beneath { uint64_t allowed; int32_t folder; } __attribute__((packed));
#define RUN_AND_READ 0xD  // running, reading files, listing folders
#define READ_AND_WRITE 0x6
#define MAKE_SOCKETS 0x200

static void allow(int rules, const char *path, uint64_t rights) {
  const int by_path = 1;
  struct beneath rule = {.allowed = rights, .folder = open(path, O_PATH | O_CLOEXEC)};
  if (rule.folder < 0) return;
  syscall(__NR_landlock_add_rule, rules, by_path, &rule, 0);
  close(rule.folder);
}

/// Leaves of the file system what programs are made of, to be read, and a folder of its own.
static void close_files(const char *folder, const char *home) {
  const char *const shared[] = {"/usr", "/bin", "/lib", "/lib64", "/opt", "/etc", "/proc", "/sys",
                                "/dev", "/var/cache/fontconfig", "/var/lib/libreoffice",
                                "/var/spool/libreoffice"};
  int version = landlock_version();
  if (version < 1) return;
  int rules = landlock_rules(version);
  if (rules < 0) return;
  for (size_t at = 0; at < sizeof shared / sizeof *shared; at++)
    allow(rules, shared[at], RUN_AND_READ);
  allow(rules, home, RUN_AND_READ);
  allow(rules, "/dev/null", READ_AND_WRITE);
  // LibreOffice makes a socket there, whatever it is told. Whoever runs it removes it.
  allow(rules, "/tmp", MAKE_SOCKETS);
  allow(rules, folder, landlock_rights(version));
  syscall(__NR_landlock_restrict_self, rules, 0);
  close(rules);
}

// MARK: - Network

#ifdef ARCHITECTURE
#define REFUSE(call) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), \
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

/// Only sockets to processes of this machine.
static int close_network(void) {
  static struct sock_filter calls[] = {
      LOAD_CALL,
      // The second set of calls that the first architecture has.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
      REFUSE(ptrace), REFUSE(io_uring_setup),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 3),
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  const struct sock_fprog filter = {sizeof calls / sizeof *calls, calls};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}
#else
static int close_network(void) { return 0; }
#endif

// MARK: - The program

/// The texts of a block, each with a zero byte behind it, as `execve` takes them.
static char **texts(char *block, size_t count) {
  size_t found = 0;
  for (size_t at = 0; at < count; at++) found += block[at] == 0;
  char **list = calloc(found + 1, sizeof *list);
  if (list == NULL) return NULL;
  for (size_t at = 0, text = 0; text < found; at += strlen(block + at) + 1)
    list[text++] = block + at;
  return list;
}

static void limit(int resource, rlim_t value) {
  const struct rlimit both = {value, value};
  setrlimit(resource, &both);
}

static void become(
    char *const *arguments, char *const *environment, const char *folder, const char *home,
    const char *output, const struct dexuat_bounds *bounds) {
  sigset_t none;
  sigemptyset(&none);
  setpgid(0, 0);
  sigprocmask(SIG_SETMASK, &none, NULL);
  int nothing = open("/dev/null", O_RDWR), said = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (nothing < 0 || said < 0 || chdir(folder) != 0) _exit(126);
  dup2(nothing, 0);
  dup2(said, 1);
  dup2(nothing, 2);
#ifdef __NR_close_range
  syscall(__NR_close_range, 3, ~0U, 0);
#endif
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_AS, bounds->memory);
  limit(RLIMIT_FSIZE, bounds->file);
  limit(RLIMIT_CPU, bounds->seconds);
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) _exit(126);
  close_files(folder, home);
  close_network();
  execve(arguments[0], arguments, environment);
  _exit(127);
}

/// Waits for a process, but not longer than is left; true where it has ended.
static int ended(pid_t process, uint64_t seconds, int *status) {
  const struct timespec step = {.tv_nsec = 10000000};
  struct timespec now, end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  end.tv_sec += (time_t)seconds;
  while (1) {
    pid_t found = waitpid(process, status, WNOHANG);
    if (found == process) return 1;
    if (found < 0 && errno != EINTR) return 0;
    clock_gettime(CLOCK_MONOTONIC, &now);
    if (now.tv_sec > end.tv_sec) return 0;
    nanosleep(&step, NULL);
  }
}

int dexuat_program_run(
    char *arguments, size_t arguments_count, char *environment, size_t environment_count,
    const char *folder, const char *home, const char *output, const struct dexuat_bounds *bounds) {
  char **with = texts(arguments, arguments_count), **within = texts(environment, environment_count);
  int status = 0, result = -ENOMEM;
  if (with != NULL && within != NULL) {
    pid_t process = fork();
    if (process == 0) become(with, within, folder, home, output, bounds);
    result = -errno;
    if (process > 0) {
      // Both set it: whichever comes first.
      setpgid(process, process);
      int done = ended(process, bounds->wait, &status);
      // What it started has no business once it has ended.
      kill(-process, SIGKILL);
      if (!done)
        while (waitpid(process, &status, 0) < 0 && errno == EINTR) {}
      result = !done ? -ETIMEDOUT : WIFEXITED(status) ? WEXITSTATUS(status) : -EINTR;
    }
  }
  free(with);
  free(within);
  return result;
}
