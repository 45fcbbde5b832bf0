import { Route, Switch } from 'wouter';
import type { Account } from './account/account.ts';
import { CustomersPage } from './customers/CustomersPage.tsx';
import { OrdersPage } from './orders/OrdersPage.tsx';
import { OverviewPage } from './overview/OverviewPage.tsx';
import { SessionsPage } from './sessions/SessionsPage.tsx';
import { AdministratorsOnly } from './settings/AdministratorsOnly.tsx';
import { GeneralPage } from './settings/GeneralPage.tsx';
import { SessionConfigurationPage } from './settings/SessionConfigurationPage.tsx';
import { NotFoundPage } from './ui/NotFoundPage.tsx';

export function Pages({ role }: { readonly role: Account['role'] }) {
  return (
    <Switch>
      <Route path="/">
        <OverviewPage />
      </Route>
      <Route path="/orders">
        <OrdersPage />
      </Route>
      <Route path="/customers">
        <CustomersPage />
      </Route>
      <Route path="/settings">
        <GeneralPage role={role} />
      </Route>
      <Route path="/settings/sessions">
        <SessionsPage />
      </Route>
      <Route path="/settings/session-configuration">
        {role === 'admin' ? <SessionConfigurationPage /> : <AdministratorsOnly />}
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
