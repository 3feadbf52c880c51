"""The CloudFreedom agent: lives inside one LiteLLM process, keeps its router at the desired state, lets in only what
the gateway admitted, and bears witness of every request that reached a provider.

Read top-down: `serve` (launcher), `agent` (what it is made of), `edge` and `hooks` (the way of a request), `sync` and
`desired` (the way of a configuration), `spool` and `delivery` (the way of a usage record).
"""
