#define _GNU_SOURCE
#include "CFence.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int dexuat_fence_try(char letters[8]) {
  char *const none[] = {NULL};
  int count = 0;
  if (open("/etc/passwd", O_RDONLY) >= 0) letters[count++] = 'r';
  if (open("/tmp/dexuat-fence", O_WRONLY | O_CREAT, 0600) >= 0) letters[count++] = 'w';
  if (socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0)
    letters[count++] = 'n';
  long child = syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
  if (child == 0) _exit(0);
  if (child > 0) letters[count++] = 'p';
  if (kill(getppid(), 0) == 0) letters[count++] = 's';
  // What may be run and is not there is looked for; what may not be run is not.
  execve("/no-such-program", none, none);
  if (errno == ENOENT) letters[count++] = 'e';
  return count;
}
