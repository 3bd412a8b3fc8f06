package org.overturn.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.overturn.denial.CaseNumber;
import org.overturn.process.Staff;
import org.overturn.security.CasesOfPeople;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page instead of a case that is not the person's: whose it is, nothing of the patient, and the
 * emergency way in.
 */
@Component
@Order(0)
class ClosedCase implements ErrorViewResolver {

  static final String VIEW = "access/closed";

  private final CaseAccess cases;
  private final Staff staff;
  private final AccessProperties properties;

  ClosedCase(CaseAccess cases, Staff staff, AccessProperties properties) {
    this.cases = cases;
    this.staff = staff;
    this.properties = properties;
  }

  @Override
  public ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> error) {
    if (status != HttpStatus.FORBIDDEN
        || !(request.getAttribute(CasesOfPeople.REFUSED) instanceof CaseNumber number)) {
      return null;
    }
    boolean page = HttpMethod.GET.matches(request.getMethod());
    String asked =
        page ? Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "") : "";
    return new ModelAndView(
        VIEW, model(number, asked, "true".equals(request.getParameter("embedded"))));
  }

  /** What the page shows. */
  Map<String, Object> model(CaseNumber number, String to, boolean embedded) {
    Map<String, Object> model = new HashMap<>();
    model.put("number", number.value());
    model.put(
        "physician",
        cases.ordering(number).flatMap(staff::person).map(Staff.Person::name).orElse(null));
    model.put("minutes", properties.glassBrokenFor().toMinutes());
    model.put("least", BreakingGlass.REASON_LEAST);
    model.put("most", BreakingGlass.REASON_MOST);
    model.put("to", page(number, to));
    model.put("embedded", embedded);
    return model;
  }

  /** A page of the case, and of nothing else, whatever was asked for. */
  static String page(CaseNumber number, String to) {
    String home = "/cases/" + number;
    return to.matches(home + "(/[A-Za-z0-9][A-Za-z0-9._-]*)*") ? to : home;
  }
}
