"""Processes that run the queries of strangers: killed at the deadline, replaced, without network.

The engine has no time limit, no memory limit and no switch against SERVICE, and some short queries end its
process (https://docs.rs/oxigraph/). So no query runs in the web process:

    serve ──starts──> pool ──forks──> nursery of a generation ──forks──> worker, worker, …
      └──starts──> web process: threads that lease a worker from the pool and talk to it directly

- The *pool* (`pool`) is one single-threaded process with an event loop. It admits queries for all web
  processes, lends each a worker (it passes the worker's socket), keeps the deadlines, and notices new
  generations.
- A *nursery* holds one generation. It keeps the data in memory if it fits, and only forks and reaps: nothing
  with threads is ever forked, and the store on disk, which starts threads, is opened in the workers alone.
- A *worker* answers one query at a time, under a kernel filter that denies sockets, with limits on memory,
  rows and bytes. Nothing is sent before the whole answer is there, so there is never a part of an answer.

Web processes reach the pool through a socket in a folder of its own. A connection that closes gives its
worker up.
"""
