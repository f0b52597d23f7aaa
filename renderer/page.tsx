// Puts the application into the page. Everything else is below App.
import '@fontsource-variable/source-serif-4/opsz.css';
import '@fontsource-variable/source-serif-4/opsz-italic.css';
import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-sans-3/wght-italic.css';
import '@fontsource/noto-serif-jp/400.css';
import '@fontsource/noto-serif-jp/600.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { answerClosing } from './api/closing.ts';
import { reportUncaught } from './api/report-fault.ts';
import { App } from './App.tsx';
import { FaultBoundary } from './FaultBoundary.tsx';
import { followSystemLook } from './settings/look.ts';
import { loadTextFont } from './ui/text-font.ts';

reportUncaught();
answerClosing();
const place = document.getElementById('page');
if (!place) throw new Error('index.html has no #page');
// Before the first paint, and until the person's own choice is known.
followSystemLook();
createRoot(place).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={600}>
        <FaultBoundary>
          <App />
        </FaultBoundary>
      </Tooltip.Provider>
    </CSPProvider>
  </StrictMode>,
);
loadTextFont();
