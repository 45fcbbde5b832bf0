export const CUSTOMERS: readonly { readonly name: string; readonly city: string; readonly contact: string }[] = [
  { name: 'Alder & Finch', city: 'Bristol', contact: 'Maya Alder' },
  { name: 'Bakkerij De Molen', city: 'Utrecht', contact: 'Joris van Dam' },
  { name: 'Café Lumière', city: 'Lyon', contact: 'Inès Moreau' },
  { name: 'Delgado Hermanos', city: 'Valencia', contact: 'Pablo Delgado' },
  { name: 'Eastgate Grocers', city: 'Leeds', contact: 'Amara Okoye' },
  { name: 'Fjord Provisions', city: 'Bergen', contact: 'Sindre Haugen' },
  { name: 'Greenhouse Kitchen', city: 'Dublin', contact: 'Niamh Byrne' },
  { name: 'Hinterland Deli', city: 'Graz', contact: 'Lena Hofer' },
  { name: 'Isola Trattoria', city: 'Genoa', contact: 'Giulia Ferri' },
  { name: 'Jasmin Teahouse', city: 'Hamburg', contact: 'Tuan Nguyen' },
  { name: 'Kestrel Hotels', city: 'Edinburgh', contact: 'Callum Reid' },
  { name: 'Lund & Daughters', city: 'Malmö', contact: 'Freja Lund' },
];

/** What Northwind sells, with prices in cents. */
export const PRODUCTS: readonly { readonly name: string; readonly cents: number }[] = [
  { name: 'Arabica beans, 5 kg', cents: 8_450 },
  { name: 'Sourdough flour, 25 kg', cents: 3_120 },
  { name: 'Olive oil, 12 × 1 l', cents: 11_880 },
  { name: 'Smoked trout, 40 fillets', cents: 15_600 },
  { name: 'Wildflower honey, 24 jars', cents: 13_200 },
  { name: 'Sea salt, 10 kg', cents: 2_890 },
  { name: 'Earl Grey, 500 bags', cents: 4_750 },
  { name: 'Aged cheddar, 8 kg', cents: 10_240 },
];
