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

static long pause_ns;
static unsigned long *count;
static int (*libc_fsync)(int), (*libc_fdatasync)(int);

static void sleep_ns(long length) {
  prctl(PR_SET_TIMERSLACK, 1000UL, 0, 0, 0);
  struct timespec left = {length / 1000000000, length % 1000000000};
  while (nanosleep(&left, &left) != 0) {}
}

// By how much a sleep ends late where nothing else runs, at most 50 microseconds: a flush of 1 ms would take 1.03 ms.
static long lateness_ns(void) {
  const int times = 32;
  struct timespec began, ended;
  clock_gettime(CLOCK_MONOTONIC, &began);
  for (int i = 0; i < times; i++) sleep_ns(pause_ns);
  clock_gettime(CLOCK_MONOTONIC, &ended);
  long late = ((ended.tv_sec - began.tv_sec) * 1000000000 + ended.tv_nsec - began.tv_nsec) / times - pause_ns;
  return late < 50000 ? late : 50000;
}

__attribute__((constructor)) static void begin(void) {
  libc_fsync = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  libc_fdatasync = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  if (getenv("FLUSH_US")) pause_ns = atol(getenv("FLUSH_US")) * 1000;
  if (pause_ns > 0) pause_ns -= lateness_ns();
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
  if (pause_ns > 0) sleep_ns(pause_ns);
  return libc(file);
}

int fsync(int file) { return flush(libc_fsync, file); }

int fdatasync(int file) { return flush(libc_fdatasync, file); }
