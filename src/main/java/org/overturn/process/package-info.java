/**
 * The models' vocabulary (variables, messages, forms), starting and correlating, and what keeps
 * patient data out of the engine: the history level and the hand-over of task answers.
 */
package org.overturn.process;
