// The door to what Linux has and Swift's Glibc lacks.
#pragma once
#include <malloc.h>
#include <linux/sockios.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>

// Hidden behind _GNU_SOURCE, which would change what other headers declare.
extern int accept4(int, struct sockaddr *, socklen_t *, int);
extern int mkostemp(char *, int);
extern void *memmem(const void *, size_t, const void *, size_t);
extern int pthread_setname_np(pthread_t, const char *);

/// Bytes handed to a socket that its peer has not yet acknowledged; 0 where that can't be told.
static inline int unacknowledged_bytes(int socket) {
    int count = 0;
    return ioctl(socket, SIOCOUTQ, &count) == 0 ? count : 0;
}
