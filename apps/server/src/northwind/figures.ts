import { CUSTOMERS } from './catalogue.ts';
import { ordersBetween } from './orders.ts';
import type { CustomerRecords } from './records.ts';

const DAY = 86_400_000;

export interface Overview {
  readonly ordersToday: number;
  readonly revenueTodayCents: number;
  readonly openOrders: number;
  readonly activeCustomers: number;
  /** In UTC, oldest first; the last one is today. */
  readonly week: readonly { readonly date: string; readonly orders: number; readonly revenueCents: number }[];
}

/** With the orders of the last thirty days. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly contact: string;
  readonly orders: number;
  readonly revenueCents: number;
  /** RFC 3339; `null` if there was no order. */
  readonly lastOrderAt: string | null;
}

export function overviewAt(now: number): Overview {
  const today = Math.floor(now / DAY) * DAY;
  const orders = ordersBetween(today - 6 * DAY, now);
  const week = Array.from({ length: 7 }, (_, index) => {
    const date = new Date(today - (6 - index) * DAY).toISOString().slice(0, 10);
    const ofDay = orders.filter((order) => order.placedAt.startsWith(date));
    return { date, orders: ofDay.length, revenueCents: revenue(ofDay) };
  });
  return {
    ordersToday: week[6]?.orders ?? 0,
    revenueTodayCents: week[6]?.revenueCents ?? 0,
    openOrders: orders.filter((order) => order.status === 'new' || order.status === 'packing').length,
    activeCustomers: new Set(orders.map((order) => order.customer)).size,
    week,
  };
}

/** An order has the customer's name of the catalogue. The record may have another one. */
export function customersAt(now: number, records: CustomerRecords): Customer[] {
  const orders = ordersBetween(now - 30 * DAY, now);
  return CUSTOMERS.flatMap(({ id, name: orderedAs }) => {
    const record = records.find(id);
    if (!record) return [];
    const { name, city, contact } = record;
    const own = orders.filter((order) => order.customer === orderedAs);
    const lastOrderAt = own[0]?.placedAt ?? null;
    return { id, name, city, contact, orders: own.length, revenueCents: revenue(own), lastOrderAt };
  });
}

function revenue(orders: readonly { readonly totalCents: number }[]): number {
  return orders.reduce((sum, order) => sum + order.totalCents, 0);
}
