/// Lays out Vault (or OpenBao) for the router: mounts, keys, policies, one AppRole per process; safe to run again.
@NullMarked
package io.cloudfreedom.router.vault;

import org.jspecify.annotations.NullMarked;
