package io.languard.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** All shipped bundles together. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ContainerBundlesIT {

    @Inject
    private BundleContext context;

    @Inject
    private ServiceComponentRuntime components;

    @org.ops4j.pax.exam.Configuration
    public Option[] container() {
        return ShippedContainer.options(ContainerBundlesIT.class);
    }

    @Test
    public void everyBundleIsActive() {
        List<String> inactive = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState()
                        != (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null
                                ? Bundle.ACTIVE
                                : Bundle.RESOLVED))
                .map(bundle -> bundle.getSymbolicName() + " is in state " + bundle.getState())
                .toList();

        assertThat(inactive).isEmpty();
        assertThat(context.getBundles()).hasSizeGreaterThan(80);
    }

    @Test
    public void everyComponentIsSatisfied() {
        new ContainerPlatform(context).admin();

        List<String> unsatisfied = components.getComponentDescriptionDTOs().stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .filter(component -> component.state != ComponentConfigurationDTO.ACTIVE
                        && component.state != ComponentConfigurationDTO.SATISFIED)
                .map(ContainerBundlesIT::describe)
                .toList();

        assertThat(unsatisfied).isEmpty();
    }

    private static String describe(ComponentConfigurationDTO component) {
        return component.failure != null
                ? component.description.name + " failed: " + component.failure
                : component.description.name + " waits for "
                        + Arrays.stream(component.unsatisfiedReferences)
                                .map(reference -> reference.name)
                                .toList();
    }
}
