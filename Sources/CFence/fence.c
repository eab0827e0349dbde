#define _GNU_SOURCE
#include "CFence.h"
#include "fences.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

// MARK: - Limits

static int limit(int resource, rlim_t value) {
  const struct rlimit both = {value, value};
  return setrlimit(resource, &both) == 0 ? 0 : -errno;
}

static int close_limits(uint64_t memory, uint64_t seconds) {
  // No file grows.
  const struct { int resource; rlim_t value; } limits[] = {
      {RLIMIT_CORE, 0}, {RLIMIT_FSIZE, 0}, {RLIMIT_CPU, seconds},
      {RLIMIT_AS, memory},
  };
  for (size_t at = 0; at < sizeof limits / sizeof *limits; at++) {
    int result = limit(limits[at].resource, limits[at].value);
    if (result != 0) return result;
  }
  return 0;
}

// MARK: - Landlock

/// Gives the version of Landlock in force, 0 where the kernel has none.
static int close_files(void) {
  int version = landlock_version();
  if (version < 1) return 0;
  int rules = landlock_rules(version);
  if (rules < 0) return 0;
  long result = syscall(__NR_landlock_restrict_self, rules, 0);
  close(rules);
  return result == 0 ? version : 0;
}

// MARK: - The filter of calls

#ifdef ARCHITECTURE
#define ALLOW(call) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), \
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/// Memory may be had, but none that can be run.
#define ALLOW_UNLESS_EXECUTABLE(call) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 4), \
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2])), \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0), \
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW), \
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

static int close_calls(void) {
  static struct sock_filter calls[] = {
      LOAD_CALL,
      ALLOW(read), ALLOW(write), ALLOW(close), ALLOW(munmap), ALLOW(mremap), ALLOW(brk),
      ALLOW(madvise), ALLOW(futex), ALLOW(exit), ALLOW(exit_group), ALLOW(rt_sigaction),
      ALLOW(rt_sigprocmask), ALLOW(rt_sigreturn), ALLOW(restart_syscall), ALLOW(sigaltstack),
      ALLOW(getrandom), ALLOW(clock_gettime), ALLOW(gettimeofday), ALLOW(getpid), ALLOW(gettid),
      ALLOW(sched_yield), ALLOW(sched_getaffinity),
      ALLOW_UNLESS_EXECUTABLE(mmap), ALLOW_UNLESS_EXECUTABLE(mprotect),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
  };
  const struct sock_fprog filter = {sizeof calls / sizeof *calls, calls};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}
#else
static int close_calls(void) { return 0; }
#endif

// MARK: - All of it

int dexuat_fence_close(
    uint64_t memory, uint64_t seconds, int parts, struct dexuat_fence *fence) {
  // Whoever stops the run lets it finish the document in hand; the end of the input ends this one.
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
#ifdef __NR_close_range
  syscall(__NR_close_range, 3, ~0U, 0);
#endif
  int result = close_limits(memory, seconds);
  if (result != 0) return result;
  if (prctl(PR_SET_DUMPABLE, 0) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -errno;
  fence->landlock = parts & DEXUAT_FENCE_LANDLOCK ? close_files() : 0;
  // Nothing is opened from here on.
  result = limit(RLIMIT_NOFILE, 3);
  if (result != 0) return result;
  fence->filter = parts & DEXUAT_FENCE_FILTER ? close_calls() : 0;
  return 0;
}
