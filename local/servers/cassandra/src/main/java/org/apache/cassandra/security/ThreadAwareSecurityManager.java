package org.apache.cassandra.security;

import java.security.Permission;
import java.security.PermissionCollection;
import java.util.Collections;
import java.util.Enumeration;

/// Stands before Cassandra's class of the same name on the class path. That one is a security
/// manager, which JDK 25 no longer has; it guards user-defined functions only, and these stay
/// switched off here.
public final class ThreadAwareSecurityManager {

    public static final PermissionCollection noPermissions = new NoPermissions();

    private ThreadAwareSecurityManager() {}

    public static void install() {
        // Nothing to install: the JDK asks no security manager any more.
    }

    public static boolean isSecuredThread() {
        return false;
    }

    private static final class NoPermissions extends PermissionCollection {

        private static final long serialVersionUID = 1;

        NoPermissions() {
            setReadOnly();
        }

        @Override
        public void add(Permission permission) {
            throw new SecurityException("This collection stays empty");
        }

        @Override
        public boolean implies(Permission permission) {
            return false;
        }

        @Override
        public Enumeration<Permission> elements() {
            return Collections.emptyEnumeration();
        }
    }
}
