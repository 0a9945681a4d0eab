/** The HTTP door. */
package io.languard.rest;
