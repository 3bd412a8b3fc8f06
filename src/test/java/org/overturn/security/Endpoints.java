package org.overturn.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.springframework.context.ApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every endpoint of the running application: what Spring maps, the actuator's included, and what
 * the engine's interfaces offer.
 */
final class Endpoints {

  /**
   * One of them.
   *
   * @param method of HTTP; {@code *} where any is answered
   * @param where the class and method that answers
   * @param ours whether it is an address of this application, not of a library
   */
  record Endpoint(String method, String path, String where, boolean ours)
      implements Comparable<Endpoint> {

    @Override
    public int compareTo(Endpoint other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static final int DEEPEST = 6;

  private Endpoints() {}

  static Set<Endpoint> of(ApplicationContext application) {
    Set<Endpoint> all = new TreeSet<>();
    application
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(
            mapping ->
                mapping
                    .getHandlerMethods()
                    .forEach((info, method) -> all.addAll(of(info, method))));
    walk(CamundaRestResources.getResourceClasses(), "/engine-rest", all);
    walk(new EngineRestApplication().getClasses(), "/camunda/api/engine", all);
    walk(new AdminApplication().getClasses(), "/camunda/api/admin", all);
    walk(new CockpitApplication().getClasses(), "/camunda/api/cockpit", all);
    walk(new TasklistApplication().getClasses(), "/camunda/api/tasklist", all);
    walk(new WelcomeApplication().getClasses(), "/camunda/api/welcome", all);
    return all;
  }

  private static List<Endpoint> of(RequestMappingInfo info, HandlerMethod handler) {
    boolean ours = handler.getBeanType().getName().startsWith("org.overturn.");
    String where = handler.getBeanType().getSimpleName() + "." + handler.getMethod().getName();
    List<Endpoint> found = new ArrayList<>();
    for (String path : info.getPatternValues()) {
      var methods = info.getMethodsCondition().getMethods();
      if (methods.isEmpty()) {
        found.add(new Endpoint("*", path, where, ours));
      }
      methods.forEach(method -> found.add(new Endpoint(method.name(), path, where, ours)));
    }
    return found;
  }

  private static void walk(Set<Class<?>> classes, String base, Set<Endpoint> all) {
    for (Class<?> each : classes) {
      Resource resource = Resource.from(each, true);
      if (resource != null && resource.getPath() != null) {
        walk(resource, base, all, 0);
      }
    }
  }

  private static void walk(Resource resource, String base, Set<Endpoint> all, int depth) {
    String path = join(base, resource.getPath());
    for (ResourceMethod method : resource.getResourceMethods()) {
      all.add(new Endpoint(method.getHttpMethod(), path, where(method), false));
    }
    resource.getChildResources().forEach(child -> walk(child, path, all, depth));
    ResourceMethod locator = resource.getResourceLocator();
    if (locator != null && depth < DEEPEST) {
      Resource behind = Resource.from(locator.getInvocable().getRawResponseType(), true);
      if (behind != null) {
        behind
            .getResourceMethods()
            .forEach(
                method ->
                    all.add(new Endpoint(method.getHttpMethod(), path, where(method), false)));
        behind.getChildResources().forEach(child -> walk(child, path, all, depth + 1));
        if (behind.getResourceLocator() != null) {
          walk(behind, path, all, depth + 1);
        }
      }
    }
  }

  private static String where(ResourceMethod method) {
    return method.getInvocable().getHandlingMethod().getDeclaringClass().getSimpleName()
        + "."
        + method.getInvocable().getHandlingMethod().getName();
  }

  private static String join(String base, String path) {
    String joined = path == null ? base : base + "/" + path;
    String clean = joined.replaceAll("/{2,}", "/");
    return clean.length() > 1 && clean.endsWith("/")
        ? clean.substring(0, clean.length() - 1)
        : clean;
  }
}
