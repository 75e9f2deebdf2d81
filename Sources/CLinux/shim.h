// The door to what Linux has and Swift's Glibc lacks.
#pragma once
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/socket.h>

// Hidden behind _GNU_SOURCE, which would change what other headers declare.
extern int accept4(int, struct sockaddr *, socklen_t *, int);
extern int pipe2(int[2], int);
