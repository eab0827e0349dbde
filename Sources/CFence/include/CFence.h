// The calls by which a process is started, fenced in and spoken to. Nothing here keeps a pointer
// after it returns; what fails gives the system's error number, negated.

#ifndef DEXUAT_FENCE_H
#define DEXUAT_FENCE_H

#include <stdint.h>
#include <sys/types.h>

/// What of the fence this kernel has.
struct dexuat_fence {
  /// The version of Landlock; 0 where there is none.
  int landlock;
  /// Whether the system's calls are limited to those that reading needs.
  int filter;
};

/// Closes the calling process in, for good: no files, no network, no other process, no core dump;
/// at most so many bytes of memory and seconds of processor time. To be called before the process
/// has a second thread. Gives 0, also where the kernel lacks a part, which `fence` tells. Tests leave
/// out a part.
int dexuat_fence_close(
    uint64_t memory, uint64_t seconds, int parts, struct dexuat_fence *fence);

#define DEXUAT_FENCE_LANDLOCK 1
#define DEXUAT_FENCE_FILTER 2

/// Starts a program with one argument in a process group of its own; its standard input is one end
/// of a socket, its outputs lead nowhere. Gives the other end.
int dexuat_worker_start(const char *program, const char *argument, pid_t *process);

/// Kills a worker, whatever it does, and forgets it; gives its status as `waitpid` does.
int dexuat_worker_end(pid_t process, int socket);

/// The processor time that a running worker has used, in nanoseconds.
int64_t dexuat_worker_time(pid_t process);

/// Sends up to `count` bytes. A wait of less than 0 has no end; after it `-ETIMEDOUT`.
ssize_t dexuat_send(int socket, const void *bytes, size_t count, int milliseconds);

/// Receives up to `count` bytes: 0 where the other side has gone.
ssize_t dexuat_receive(int socket, void *bytes, size_t count, int milliseconds);

/// What a program of others may use.
struct dexuat_bounds {
  /// Bytes of address space, and of a file that it writes.
  uint64_t memory, file;
  /// Seconds of processor time, and by the clock.
  uint64_t seconds, wait;
};

/// Runs a program of others to its end, in a process group of its own that ends with it: no network,
/// no new privileges, no files but those that programs are made of (to be read), those in `home` (the
/// program's own folder, to be read) and those in `folder`, which is its own. Where the kernel lacks
/// Landlock, the files are not closed off. Arguments (the program's path first) and environment are
/// blocks of texts with a zero byte behind each. What it says goes to the file `output`. Gives its
/// exit status, -ETIMEDOUT where it took too long, -EINTR where a signal ended it.
int dexuat_program_run(
    char *arguments, size_t arguments_count, char *environment, size_t environment_count,
    const char *folder, const char *home, const char *output, const struct dexuat_bounds *bounds);

/// Tries what a fence must refuse: a letter for each that was not: `r` reading a file, `w` writing
/// one, `n` a socket, `p` another process, `s` a signal to the parent, `e` another program. Gives how
/// many letters there are.
int dexuat_fence_try(char letters[8]);

#endif
