import { Redirect, Route, Switch } from 'wouter';
import { AccountPage } from './account/AccountPage.tsx';
import type { Account } from './account/account.ts';
import { CustomerPage } from './customers/CustomerPage.tsx';
import { CustomersPage } from './customers/CustomersPage.tsx';
import { OrdersPage } from './orders/OrdersPage.tsx';
import { OverviewPage } from './overview/OverviewPage.tsx';
import { SessionsPage } from './sessions/SessionsPage.tsx';
import { ConfigurationPage } from './settings/ConfigurationPage.tsx';
import { GeneralPage } from './settings/GeneralPage.tsx';
import {
  ACCOUNT_PATH,
  CONFIGURATION_PATH,
  GENERAL_PATH,
  SESSION_CONFIGURATION_PATH,
  SESSIONS_PATH,
  SETTINGS_ALIASES,
} from './settings/paths.ts';
import { SessionConfigurationPage } from './settings/SessionConfigurationPage.tsx';
import { SessionLimitsPage } from './settings/SessionLimitsPage.tsx';
import { NotFoundPage } from './ui/NotFoundPage.tsx';

export function Pages({ account: { role, email } }: { readonly account: Account }) {
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
      <Route path="/customers/:id">{({ id }) => <CustomerPage key={id} id={id} />}</Route>
      <Route path={GENERAL_PATH}>
        <GeneralPage role={role} />
      </Route>
      <Route path={ACCOUNT_PATH}>
        <AccountPage />
      </Route>
      <Route path={SESSIONS_PATH}>
        <SessionsPage />
      </Route>
      <Route path={CONFIGURATION_PATH}>
        <ConfigurationPage role={role} />
      </Route>
      <Route path={SESSION_CONFIGURATION_PATH}>
        {role === 'admin' ? <SessionConfigurationPage user={email} /> : <SessionLimitsPage />}
      </Route>
      {Object.entries(SETTINGS_ALIASES).map(([path, target]) => (
        <Route key={path} path={path}>
          <Redirect to={target} replace />
        </Route>
      ))}
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
