/** `GET /api/items`. */
export interface Items {
  readonly items: readonly Order[];
}

export interface Order {
  readonly id: string;
  readonly customer: string;
  readonly product: string;
  readonly quantity: number;
  readonly totalCents: number;
  readonly status: 'new' | 'packing' | 'shipped' | 'delivered';
  /** RFC 3339. */
  readonly placedAt: string;
}

/** `GET /api/overview`. */
export interface Overview {
  readonly ordersToday: number;
  readonly revenueTodayCents: number;
  readonly openOrders: number;
  readonly activeCustomers: number;
  /** In UTC, oldest first; the last one is today. */
  readonly week: readonly DayFigures[];
}

export interface DayFigures {
  /** `2026-11-24` */
  readonly date: string;
  readonly orders: number;
  readonly revenueCents: number;
}

/** `GET /api/customers`. */
export interface Customers {
  readonly customers: readonly Customer[];
}

/** With the orders of the last thirty days. */
export interface Customer {
  /** Such as `alder-finch`. */
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly contact: string;
  readonly orders: number;
  readonly revenueCents: number;
  /** RFC 3339; `null` if there was no order. */
  readonly lastOrderAt: string | null;
}

/** `GET` and `PUT /api/customers/{id}`. */
export interface CustomerRecord {
  readonly name: string;
  readonly contact: string;
  readonly phone: string;
  readonly street: string;
  readonly city: string;
  readonly deliveries: string;
  readonly terms: string;
  readonly notes: string;
}

/** `GET`, `PUT` and `DELETE /api/passkey`. */
export interface PasskeyAnswer {
  readonly passkey: Passkey | null;
}

export interface Passkey {
  /** RFC 3339. */
  readonly addedAt: string;
  /** Of the browser that added it. */
  readonly userAgent: string;
}
