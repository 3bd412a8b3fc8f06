/*
 * The Case tab of a task: Overturn's own page of the case, in a frame of the same origin, so that the form
 * asks only for what the task decides and patient data never has to become a process variable.
 */
import { caseNumber } from './engine.js';

function casePage(number) {
  const frame = document.createElement('iframe');
  frame.className = 'overturn-case';
  frame.title = `Case ${number}`;
  frame.src = `/cases/${encodeURIComponent(number)}?embedded=true`;
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
      node.replaceChildren(casePage(await caseNumber(taskId)));
    } catch {
      node.replaceChildren(message('This task has no case, or you may not see it.'));
    }
  },
};
