/*
 * The Case tab of a task: Overturn's own page of the case, or of the arrival that is no case yet, in a
 * frame of the same origin, so that the form asks only for what the task decides and patient data never
 * has to become a process variable.
 */
import { subjectOf } from './engine.js';

function pageOf(subject) {
  const frame = document.createElement('iframe');
  frame.className = 'overturn-case';
  frame.title = subject.title;
  frame.src = `${subject.page}?embedded=true`;
  return frame;
}

function message(text) {
  const paragraph = document.createElement('p');
  paragraph.className = 'overturn-case-message';
  paragraph.textContent = text;
  return paragraph;
}

export default {
  id: 'overturn-case',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: 'Case' },
  async render(node, { taskId }) {
    node.replaceChildren(message('Opening the case …'));
    try {
      node.replaceChildren(pageOf(await subjectOf(taskId)));
    } catch {
      node.replaceChildren(message('This task has no case, or you may not see it.'));
    }
  },
};
