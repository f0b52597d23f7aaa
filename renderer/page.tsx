// Puts the application into the page. Everything else is below App.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const place = document.getElementById('page');
if (!place) throw new Error('index.html has no #page');
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
