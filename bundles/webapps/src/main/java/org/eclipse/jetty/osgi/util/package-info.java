/** The one place where Jetty looks for what its host knows better: a class of its own package, in a fragment. */
package org.eclipse.jetty.osgi.util;
