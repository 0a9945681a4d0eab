/** The package in which Jetty looks up the file locator; a split package, provided as a fragment of Jetty's bundle. */
@org.jspecify.annotations.NullMarked
package org.eclipse.jetty.osgi.util;
