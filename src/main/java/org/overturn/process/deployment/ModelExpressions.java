package org.overturn.process.deployment;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.joda.time.DateTime;

/**
 * What an expression reaches while it runs, in a model as in a filter that somebody keeps in
 * Tasklist: variables, the delegates, the business key, and the moments that filters reckon with.
 * The engine by itself would hand out every bean of the application, and call any method of
 * anything, up to {@code getClass()}.
 */
class ModelExpressions extends JuelExpressionManager {

  /** The one property of an execution that models read: a case's number. */
  static final String BUSINESS_KEY = "processBusinessKey";

  private final ModelBeans beans;

  ModelExpressions(ModelBeans beans) {
    this.beans = beans;
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolver = new CompositeELResolver();
    resolver.add(new VariableScopeElResolver());
    resolver.add(new VariableContextElResolver());
    resolver.add(new Delegates());
    resolver.add(new BusinessKey());
    resolver.add(new Moments());
    return resolver;
  }

  private class Delegates extends ReadingOnly {
    @Override
    public Object getValue(ELContext context, Object base, Object name) {
      if (base == null && beans.mayName(String.valueOf(name))) {
        context.setPropertyResolved(true);
        return beans.get(String.valueOf(name));
      }
      return null;
    }
  }

  private static class BusinessKey extends ReadingOnly {
    @Override
    public Object getValue(ELContext context, Object base, Object property) {
      if (base instanceof DelegateExecution execution && BUSINESS_KEY.equals(property)) {
        context.setPropertyResolved(true);
        return execution.getProcessBusinessKey();
      }
      return null;
    }
  }

  /**
   * A filter may say {@code ${dateTime().plusDays(1).toDate()}}; from a moment nothing leads on.
   */
  private static class Moments extends ReadingOnly {

    private final BeanELResolver properties = new BeanELResolver(true);

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
      return isMoment(base, property) ? properties.getValue(context, base, property) : null;
    }

    @Override
    public Object invoke(
        ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
      return isMoment(base, method)
          ? properties.invoke(context, base, method, types, arguments)
          : null;
    }

    private static boolean isMoment(Object base, Object asked) {
      return base instanceof DateTime && !String.valueOf(asked).toLowerCase().contains("class");
    }
  }

  private abstract static class ReadingOnly extends ELResolver {

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
      return Object.class;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
      // never resolved, so that the engine refuses it
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
      return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
      return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
      return Object.class;
    }
  }
}
