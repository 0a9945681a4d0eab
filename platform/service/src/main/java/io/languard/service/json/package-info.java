/** Conventions of the JSON that records of this bundle are written as: snake_case names, lowercase enums, UTC times. */
@org.jspecify.annotations.NullMarked
@Export
@Version("1.0.0")
package io.languard.service.json;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
