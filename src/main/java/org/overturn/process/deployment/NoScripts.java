package org.overturn.process.deployment;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/**
 * There is no script engine, whatever lies on the class path. A model that was deployed before
 * scripts were refused stops at its script, as an incident.
 */
final class NoScripts implements ScriptEngineResolver {

  @Override
  public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
    throw new ProcessEngineException("Scripts are off in Overturn; use a delegate");
  }

  @Override
  public ScriptEngineManager getScriptEngineManager() {
    throw new ProcessEngineException("Scripts are off in Overturn; use a delegate");
  }

  @Override
  public void addScriptEngineFactory(ScriptEngineFactory factory) {
    // none is ever asked
  }
}
