package io.languard.core;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageDependencyTest {

    final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.languard.core");

    @Test
    void packagesDoNotDependOnEachOtherInACycle() {
        slices().matching("io.languard.(**)").should().beFreeOfCycles().check(classes);
    }
}
