#define _GNU_SOURCE
#include "CFence.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int spawn(const char *program, const char *argument, int socket, pid_t *process) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t ways;
  sigset_t none, all;
  char *const arguments[] = {(char *)program, (char *)argument, NULL};
  // Of the environment nothing is handed on but where libraries are found.
  char *libraries = NULL;
  for (char **at = environ; *at != NULL; at++)
    if (strncmp(*at, "LD_LIBRARY_PATH=", 16) == 0) libraries = *at;
  char *const environment[] = {"SWIFT_BACKTRACE=enable=no", "MALLOC_ARENA_MAX=1", libraries, NULL};

  sigemptyset(&none);
  sigfillset(&all);
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&ways);
  posix_spawn_file_actions_adddup2(&files, socket, 0);
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_setflags(
      &ways, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  posix_spawnattr_setpgroup(&ways, 0);
  posix_spawnattr_setsigmask(&ways, &none);
  posix_spawnattr_setsigdefault(&ways, &all);
  int result = posix_spawn(process, program, &files, &ways, arguments, environment);
  posix_spawnattr_destroy(&ways);
  posix_spawn_file_actions_destroy(&files);
  return -result;
}

int dexuat_worker_start(const char *program, const char *argument, pid_t *process) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return -errno;
  int result = spawn(program, argument, ends[1], process);
  close(ends[1]);
  if (result == 0) return ends[0];
  close(ends[0]);
  return result;
}

int dexuat_worker_end(pid_t process, int socket) {
  int status = 0;
  close(socket);
  kill(process, SIGKILL);
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {}
  return status;
}

int64_t dexuat_worker_time(pid_t process) {
  clockid_t clock;
  struct timespec used;
  int result = clock_getcpuclockid(process, &clock);
  if (result != 0) return -result;
  if (clock_gettime(clock, &used) != 0) return -errno;
  return (int64_t)used.tv_sec * 1000000000 + used.tv_nsec;
}

/// Waits until the socket can be read or written: 0, or the error.
static int await(int socket, short what, int milliseconds) {
  struct pollfd one = {.fd = socket, .events = what};
  int ready = poll(&one, 1, milliseconds);
  if (ready > 0) return 0;
  return ready == 0 ? -ETIMEDOUT : -errno;
}

// A worker waits without end, by the two calls that its fence leaves it.

ssize_t dexuat_send(int socket, const void *bytes, size_t count, int milliseconds) {
  while (1) {
    int ready = milliseconds < 0 ? 0 : await(socket, POLLOUT, milliseconds);
    if (ready != 0 && ready != -EINTR) return ready;
    if (ready == 0) {
      ssize_t sent = milliseconds < 0 ? write(socket, bytes, count)
                                      : send(socket, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent >= 0) return sent;
      if (errno != EINTR && errno != EAGAIN) return -errno;
    }
  }
}

ssize_t dexuat_receive(int socket, void *bytes, size_t count, int milliseconds) {
  while (1) {
    int ready = milliseconds < 0 ? 0 : await(socket, POLLIN, milliseconds);
    if (ready != 0 && ready != -EINTR) return ready;
    if (ready == 0) {
      ssize_t received = read(socket, bytes, count);
      if (received >= 0) return received;
      if (errno != EINTR && errno != EAGAIN) return -errno;
    }
  }
}
