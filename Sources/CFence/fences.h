// What fences of several kinds share: the calls of Landlock, which older systems' headers lack, and
// the head of a filter of calls.

#ifndef DEXUAT_FENCES_H
#define DEXUAT_FENCES_H

#include <linux/audit.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

// Of linux/landlock.h, which older systems have without the later fields.
struct ruleset { uint64_t files, network, scope; };

#ifndef __NR_landlock_create_ruleset
#define __NR_landlock_create_ruleset 444
#define __NR_landlock_add_rule 445
#define __NR_landlock_restrict_self 446
#endif

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

/// Ends a process that calls by another architecture, and loads the number of the call.
#define LOAD_CALL \
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)), \
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0), \
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS), \
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr))

/// The rights of the file system that each version knows.
static inline uint64_t landlock_rights(int version) {
  if (version >= 5) return (1 << 16) - 1;
  if (version >= 3) return (1 << 15) - 1;
  return version == 2 ? (1 << 14) - 1 : (1 << 13) - 1;
}

/// Gives the version of Landlock that the kernel has, less than 1 where it has none.
static inline int landlock_version(void) {
  const uint32_t ask_version = 1;
  return (int)syscall(__NR_landlock_create_ruleset, NULL, 0, ask_version);
}

/// Rules that take all rights away: of files, of binding and connecting over TCP, of abstract sockets
/// and of signals to other processes. Gives their descriptor, or less than 0.
static inline int landlock_rules(int version) {
  const struct ruleset all = {
      .files = landlock_rights(version),
      .network = version >= 4 ? 3 : 0,
      .scope = version >= 6 ? 3 : 0,
  };
  const size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
  return (int)syscall(__NR_landlock_create_ruleset, &all, size, 0);
}

#endif
