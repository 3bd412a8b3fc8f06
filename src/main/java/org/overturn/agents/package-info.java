/**
 * What agents (portal bots, voice agents) need beside the engine's external tasks: the facts of the
 * case they have a task of. Their contract is {@code docs/agents.md}.
 */
package org.overturn.agents;
