/** What can be configured, and the files that come of it. */
package io.languard.arma3.settings;
