package org.overturn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;

/** The packages are the architecture, and keep to it. */
class ModulesTest {

  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.overturn");

  @Test
  void noPackageReachesIntoAnotherOrDependsOnItInACircle() {
    ApplicationModules.of(Overturn.class).verify();
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "triage", "resubmission", "peertopeer", "appeal", "resolution"})
  void noStageImportsAnother(String stage) {
    String[] others =
        java.util.stream.Stream.of(
                "intake", "triage", "resubmission", "peertopeer", "appeal", "resolution")
            .filter(other -> !other.equals(stage))
            .map(other -> "org.overturn." + other + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.overturn." + stage + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .because("order lives only in the models")
        .check(CODE);
  }

  @Test
  void theCaseImportsNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage("org.overturn.denial..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.overturn.process..",
            "org.overturn.deadline..",
            "org.overturn.intake..",
            "org.overturn.casework..",
            "org.overturn.peertopeer..",
            "org.overturn.appeal..")
        .check(CODE);
  }

  @Test
  void nobodyReadsTheClockExceptThroughTheInjectedOne() {
    noClasses()
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("time is the product: tests move it")
        .check(CODE);
  }

  /** The matrix is obeyed at the door; what patients' records lie behind asks once more. */
  @Test
  void eachControllerSaysWhoMayUnlessItIsForEverybody() {
    methods()
        .that()
        .areMetaAnnotatedWith(RequestMapping.class)
        .and()
        .areDeclaredInClassesThat(
            DescribedPredicate.not(
                JavaClass.Predicates.simpleName("FrontDoor")
                    .or(JavaClass.Predicates.simpleName("SetupPage"))
                    .or(JavaClass.Predicates.simpleName("OwnPassword"))
                    .or(JavaClass.Predicates.simpleName("ProviderSignOut"))
                    .or(JavaClass.Predicates.simpleName("DemoMailPage"))))
        .should()
        .beAnnotatedWith(PreAuthorize.class)
        .orShould()
        .beDeclaredInClassesThat()
        .areAnnotatedWith(PreAuthorize.class)
        .because("no other address may lead to what the matrix keeps")
        .check(CODE);
  }
}
