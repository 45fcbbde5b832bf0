export interface CatalogueCustomer {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly contact: string;
}

export const CUSTOMERS: readonly CatalogueCustomer[] = [
  { id: 'alder-finch', name: 'Alder & Finch', city: 'Bristol', contact: 'Maya Alder' },
  { id: 'bakkerij-de-molen', name: 'Bakkerij De Molen', city: 'Utrecht', contact: 'Joris van Dam' },
  { id: 'cafe-lumiere', name: 'Café Lumière', city: 'Lyon', contact: 'Inès Moreau' },
  { id: 'delgado-hermanos', name: 'Delgado Hermanos', city: 'Valencia', contact: 'Pablo Delgado' },
  { id: 'eastgate-grocers', name: 'Eastgate Grocers', city: 'Leeds', contact: 'Amara Okoye' },
  { id: 'fjord-provisions', name: 'Fjord Provisions', city: 'Bergen', contact: 'Sindre Haugen' },
  { id: 'greenhouse-kitchen', name: 'Greenhouse Kitchen', city: 'Dublin', contact: 'Niamh Byrne' },
  { id: 'hinterland-deli', name: 'Hinterland Deli', city: 'Graz', contact: 'Lena Hofer' },
  { id: 'isola-trattoria', name: 'Isola Trattoria', city: 'Genoa', contact: 'Giulia Ferri' },
  { id: 'jasmin-teahouse', name: 'Jasmin Teahouse', city: 'Hamburg', contact: 'Tuan Nguyen' },
  { id: 'kestrel-hotels', name: 'Kestrel Hotels', city: 'Edinburgh', contact: 'Callum Reid' },
  { id: 'lund-daughters', name: 'Lund & Daughters', city: 'Malmö', contact: 'Freja Lund' },
];

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
