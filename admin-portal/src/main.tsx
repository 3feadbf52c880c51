import './styles/index.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Providers } from './app/Providers';
import { createAppRouter } from './app/router';
import { SessionGate } from './features/session/SessionGate';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers>
      <SessionGate>
        <RouterProvider router={createAppRouter()} />
      </SessionGate>
    </Providers>
  </StrictMode>,
);
