package org.overturn.process.deployment;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through a BPMN or DMN file for what would run as code: scripts, Java classes by name, shell
 * and mail tasks, connectors, embedded forms, and expressions that reach further than models need.
 * Names are looked at without their namespace, for the engine reads more than one.
 */
final class ModelCheck {

  private static final int DEEPEST = 200;

  private static final Set<String> SCRIPTS = Set.of("script", "scriptTask", "scriptFormat");

  private static final Set<String> ON_SERVICE_TASKS =
      Set.of("serviceTask", "sendTask", "businessRuleTask", "messageEventDefinition");

  private final ExpressionCheck expressions;

  ModelCheck(ExpressionCheck expressions) {
    this.expressions = expressions;
  }

  List<Finding> bpmn(byte[] file) {
    return new Pass(true).over(file);
  }

  List<Finding> dmn(byte[] file) {
    return new Pass(false).over(file);
  }

  /** One way through one file. */
  private final class Pass {

    private final boolean bpmn;
    private final List<Finding> findings = new ArrayList<>();
    private final Deque<String> within = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private XMLStreamReader xml;

    Pass(boolean bpmn) {
      this.bpmn = bpmn;
    }

    List<Finding> over(byte[] file) {
      try {
        xml = lockedDown().createXMLStreamReader(new ByteArrayInputStream(file));
        while (xml.hasNext()) {
          look(xml.next());
        }
      } catch (XMLStreamException unreadable) {
        findings.add(
            new Finding(
                unreadable.getLocation() == null ? 0 : unreadable.getLocation().getLineNumber(),
                "",
                "this is no XML that can be read; open it in Camunda Modeler and save it again"));
      }
      return findings;
    }

    private void look(int event) throws XMLStreamException {
      switch (event) {
        case XMLStreamConstants.DTD ->
            throw new XMLStreamException("document type", xml.getLocation());
        case XMLStreamConstants.START_ELEMENT -> {
          flushText();
          opened();
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          flushText();
          within.pop();
        }
        default -> {
          // comments and the like are read by nobody
        }
      }
    }

    private void opened() throws XMLStreamException {
      String element = xml.getLocalName();
      String id = xml.getAttributeValue(null, "id");
      within.push(id != null ? id : within.isEmpty() ? element : within.peek());
      if (within.size() > DEEPEST) {
        throw new XMLStreamException("nested too deeply", xml.getLocation());
      }
      if (element.equals("import")) {
        found("other files are not read from here; put everything into this one");
      }
      if (bpmn) {
        refuseElement(element);
      }
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        String name = xml.getAttributeLocalName(i);
        String value = xml.getAttributeValue(i);
        if (bpmn) {
          refuseAttribute(element, name, value, xml.getAttributeNamespace(i));
        } else if (name.equals("expressionLanguage") && !isFeel(value)) {
          found("tables speak FEEL only; take the expression language out");
        }
      }
    }

    private void refuseElement(String element) {
      if (SCRIPTS.contains(element)) {
        found("scripts are off; use a service task with one of Overturn's delegates");
      } else if (element.equals("connector")) {
        found("connectors are off; use a service task with one of Overturn's delegates");
      } else if (element.equals("formData") || element.equals("formField")) {
        found("generated forms are off; make a .form file and name it in camunda:formRef");
      }
    }

    private void refuseAttribute(String element, String name, String value, String namespace) {
      if (name.equals("scriptFormat")
          || name.equals("resource")
          || name.equals("language") && element.equals("conditionExpression")) {
        found("scripts are off; compare variables in an expression such as ${kind == 'clinical'}");
      } else if (name.toLowerCase(Locale.ROOT).endsWith("class")) {
        found("Java classes are not named in models; use camunda:delegateExpression");
      } else if (name.equals("formKey")) {
        found("forms by key are off; make a .form file and name it in camunda:formRef");
      } else if (name.equals("type")
          && namespace != null
          && !namespace.isEmpty()
          && ON_SERVICE_TASKS.contains(element)
          && !value.equals("external")) {
        found("a task of type " + quoted(value) + " is off; use a delegate or an external task");
      } else {
        refuseExpression(value);
      }
    }

    private void flushText() {
      if (bpmn) {
        refuseExpression(text.toString());
      }
      text.setLength(0);
    }

    private void refuseExpression(String value) {
      if (ExpressionCheck.isExpression(value)) {
        expressions.flawIn(value).ifPresent(this::found);
      }
    }

    private void found(String words) {
      findings.add(new Finding(xml.getLocation().getLineNumber(), within.peek(), words));
    }
  }

  /** Without document types there are no entities, neither outside ones nor ones that multiply. */
  private static XMLInputFactory lockedDown() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  private static boolean isFeel(String language) {
    return language.isBlank() || language.toLowerCase(Locale.ROOT).contains("feel");
  }

  private static String quoted(String value) {
    return "\"" + value.replaceAll("[^A-Za-z0-9._-]", "?") + "\"";
  }
}
