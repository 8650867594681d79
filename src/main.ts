import './styles.css';
import { start } from '#app/start.ts';

const root = document.querySelector('#root');
// Not awaited at the top level: the chunks that draw import this one, and would wait for it.
if (root) void start(root);
