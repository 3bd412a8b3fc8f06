package org.overturn.process;

import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * The history level {@code overturn}: activities, tasks, incidents and the operation log in full,
 * but only the declared variables with their last values, and neither form properties nor decision
 * inputs. What a person types into a form therefore never reaches {@code ACT_HI_*}. How a value
 * came about stands in the case's timeline, so a row for each change of a variable, a fifth of all
 * rows of a case, is left out, and so is that a timer was set and fired, which the activities say
 * as well; that one failed is kept. It cannot be changed after the first start on a database.
 */
class RoutingHistory implements HistoryLevel {

  static final String NAME = "overturn";
  private static final int ID = 71;

  @Override
  public int getId() {
    return ID;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean isHistoryEventProduced(HistoryEventType eventType, Object entity) {
    if (eventType.equals(HistoryEventTypes.FORM_PROPERTY_UPDATE)
        || eventType.equals(HistoryEventTypes.DMN_DECISION_EVALUATE)
        || eventType.equals(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL)
        || eventType.equals(HistoryEventTypes.JOB_CREATE)
        || eventType.equals(HistoryEventTypes.JOB_SUCCESS)
        || eventType.equals(HistoryEventTypes.JOB_DELETE)) {
      return false;
    }
    return !(entity instanceof VariableInstanceEntity variable)
        || Variables.names().contains(variable.getName());
  }
}
