/**
 * What a model, a table or a form may hold: checked when it is deployed, and held to again when it
 * runs.
 */
package org.overturn.process.deployment;
