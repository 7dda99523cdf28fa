// Preloaded into a server: counts its flushes, and lets each take a fixed time where FLUSH_US says so. On a file system in memory every server then
// has the same disk, however busy the machine's own one is. FLUSH_COUNT names a file of eight bytes that holds the count.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

static long pause_us;
static unsigned long *count;
static int (*libc_fsync)(int), (*libc_fdatasync)(int);

__attribute__((constructor)) static void begin(void) {
  libc_fsync = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  libc_fdatasync = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  if (getenv("FLUSH_US")) pause_us = atol(getenv("FLUSH_US"));
  int file = getenv("FLUSH_COUNT") ? open(getenv("FLUSH_COUNT"), O_RDWR | O_CREAT, 0600) : -1;
  if (file < 0) return;
  if (ftruncate(file, sizeof *count) == 0) {
    void *map = mmap(NULL, sizeof *count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (map != MAP_FAILED) count = map;
  }
  close(file);
}

static int flush(int (*libc)(int), int file) {
  if (count) __sync_fetch_and_add(count, 1);
  if (pause_us > 0) {
    prctl(PR_SET_TIMERSLACK, 1000UL, 0, 0, 0);
    struct timespec left = {pause_us / 1000000, (pause_us % 1000000) * 1000};
    while (nanosleep(&left, &left) != 0) {}
  }
  return libc(file);
}

int fsync(int file) { return flush(libc_fsync, file); }

int fdatasync(int file) { return flush(libc_fdatasync, file); }
