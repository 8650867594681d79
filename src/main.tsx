import './styles.css';
import { start } from '#app/start.tsx';

const root = document.querySelector('#root');
if (root) await start(root);
