package io.cloudfreedom.router.testkit;

/// A running part; closing it stops it and removes what it kept only for itself.
public interface Part extends AutoCloseable {

    @Override
    void close();
}
