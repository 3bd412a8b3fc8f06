package org.overturn.process.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What a deployed file may hold. */
class ModelCheckTest {

  private static final ModelCheck MODELS = new ModelCheck(new ExpressionCheck(beans()));
  private static final FormCheck FORMS = new FormCheck();

  private static ModelBeans beans() {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("mailDelegate", (JavaDelegate) execution -> {});
    beans.addBean("fileDelegate", "by its name a delegate, and none");
    beans.addBean("dataSource", "the database");
    beans.addBean("environment", "secrets");
    return new ModelBeans(beans);
  }

  static Stream<Path> shipped() throws IOException {
    return Stream.of("bpmn", "forms")
        .flatMap(folder -> list(Path.of(folder)))
        .filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"));
  }

  private static Stream<Path> list(Path folder) {
    try {
      return Files.list(folder);
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void whatWeShipMayBeDeployed(Path file) throws IOException {
    String name = file.toString();
    byte[] content = Files.readAllBytes(file);
    // the real delegates are not here: any bean of that name will do
    List<Finding> findings =
        name.endsWith(".bpmn")
            ? MODELS.bpmn(content)
            : name.endsWith(".dmn") ? MODELS.dmn(content) : FORMS.form(content);
    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<scriptTask id='t' scriptFormat='groovy'><script>1</script></scriptTask> | scripts are off",
        "<serviceTask id='t' c:class='java.lang.Runtime'/> | Java classes are not named",
        "<serviceTask id='t' a:class='java.lang.Runtime'/> | Java classes are not named",
        "<serviceTask id='t' c:type='shell'/> | type \"shell\" is off",
        "<serviceTask id='t' c:type='mail'/> | type \"mail\" is off",
        "<sendTask id='t' a:type='Shell'/> | type \"Shell\" is off",
        "<userTask id='t' c:formKey='embedded:deployment:x.html'/> | forms by key are off",
        "<userTask id='t'><c:formData/></userTask> | generated forms are off",
        "<x><c:executionListener class='a.B'/></x> | Java classes are not named",
        "<x><c:taskListener><c:script>1</c:script></c:taskListener></x> | scripts are off",
        "<x><c:inputParameter name='a'><c:script>1</c:script></c:inputParameter></x> | scripts are",
        "<x><c:connector/></x> | connectors are off",
        "<conditionExpression language='javascript'>true</conditionExpression> | scripts are off",
        "<conditionExpression c:resource='x.js'/> | scripts are off",
        "<conditionExpression>${dataSource != null}</conditionExpression> | dataSource is a part",
        "<conditionExpression>#{environment}</conditionExpression> | environment is a part",
        "<x name='${fileDelegate}'/> | fileDelegate is a part",
        "<x name='The ${execution.processEngine} task'/> | neither call methods nor reach into",
        "<x name='${execution}'/> | neither call methods nor reach into",
        "<x name='${kind.getClass()}'/> | neither call methods nor reach into",
        "<x name='${kind[0]}'/> | neither call methods nor reach into",
        "<x name='${now()}'/> | neither call methods nor reach into",
        "<x name='${T(java.lang.Runtime)}'/> | neither call methods nor reach into",
        "<x><![CDATA[${'x'.concat('y')}]]></x> | neither call methods nor reach into",
        "<x name='&#36;{dataSource}'/> | dataSource is a part",
        "<x name='${'/> | cannot be read",
        "<import location='http://example.com/x.xsd'/> | other files are not read"
      })
  void aModelThatWouldRunCodeIsRefusedWithHowToMendIt(String inside, String words) {
    assertThat(MODELS.bpmn(model(inside)))
        .as(inside)
        .extracting(Finding::words)
        .anyMatch(found -> found.contains(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<x name='${kind}'/>",
        "<x>${!reviewBeside}</x>",
        "<x>${outcome == 'a' || outcome == \"b.c()\"}</x>",
        "<serviceTask c:delegateExpression='${mailDelegate}'/>",
        "<serviceTask c:type='external' c:topic='x'/>",
        "<c:in businessKey='#{execution.processBusinessKey}'/>",
        "<c:property name='p' type='anything'/>",
        "<x name='costs $ {nothing}'/>"
      })
  void whatModelsNeedIsNotRefused(String inside) {
    assertThat(MODELS.bpmn(model(inside))).isEmpty();
  }

  @Test
  void aFindingNamesFileLineAndElement() {
    assertThat(MODELS.bpmn(model("\n<scriptTask id='scriptTask_sum'/>")).get(0).in("review.bpmn"))
        .isEqualTo(
            "review.bpmn, line 2, scriptTask_sum: scripts are off; use a service task with one of"
                + " Overturn's delegates.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><definitions>&x;</definitions>",
        "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><definitions>&b;</definitions>",
        "<!DOCTYPE definitions SYSTEM 'http://169.254.169.254/x'><definitions/>",
        "<definitions>",
        "MZ\u0000"
      })
  void aFileWithEntitiesOrNoXmlIsRefusedAndNothingOfItIsFetched(String file) {
    for (List<Finding> findings : List.of(MODELS.bpmn(bytes(file)), MODELS.dmn(bytes(file)))) {
      assertThat(findings)
          .extracting(Finding::words)
          .singleElement()
          .asString()
          .contains("no XML that can be read");
    }
  }

  @Test
  void aFileThatIsNestedWithoutEndIsRefused() {
    assertThat(MODELS.bpmn(bytes("<a>".repeat(100_000)))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"juel", "groovy", "javascript", "http://www.java.com/java"})
  void aTableThatSpeaksAnotherLanguageThanFeelIsRefused(String language) {
    assertThat(
            MODELS.dmn(
                bytes(
                    "<definitions><inputExpression id='i' expressionLanguage='%s'/></definitions>"
                        .formatted(language))))
        .extracting(Finding::words)
        .containsExactly("tables speak FEEL only; take the expression language out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'components': [{'type': 'html', 'key': 'a', 'content': 'x'}]}",
        "{'components': [{'type': 'group', 'components': [{'type': 'iframe', 'url': 'x'}]}]}",
        "{'components': [{'type': 'text', 'text': '[a](java\\tscript:alert(1))'}]}",
        "{'components': [{'type': 'text', 'text': '<SCRIPT >'}]}",
        "[]",
        "",
        "{"
      })
  void aFormThatCarriesMarkupOrScriptIsRefused(String form) {
    assertThat(FORMS.form(bytes(form.replace('\'', '"')))).isNotEmpty();
  }

  private static byte[] model(String inside) {
    return bytes(
        "<definitions xmlns:c='http://camunda.org/schema/1.0/bpmn'"
            + " xmlns:a='http://activiti.org/bpmn'>"
            + inside
            + "</definitions>");
  }

  private static byte[] bytes(String file) {
    return file.getBytes(StandardCharsets.UTF_8);
  }
}
