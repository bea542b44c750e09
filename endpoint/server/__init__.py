"""Serving the application over HTTP with Granian: https://github.com/emmett-framework/granian

Why this server and not another, measured on two cores with small answers: Flask on Granian answers about
5,000 requests a second, on gunicorn 2,000, on waitress 1,400; below Flask, where answers kept from before can
be given, Granian reaches 35,000 and gunicorn 3,000. It times out slow headers by itself, and through its own
interface (RSGI) it tells when a client has gone, which WSGI has no word for: `gateway` joins the two.

One web process with many threads serves pages and waits for workers; the queries themselves run in the pool's
processes (`endpoint.workers`), so the web process is never busy for long. More web processes would share the
same pool. It is started by spawn, not fork, so nothing with threads is ever forked.
"""
