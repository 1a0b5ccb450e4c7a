/** Headers of exports in German, French and Spanish, with and without accents. */
import { recogniseColumns } from '../../../src/import/columns/recognise-columns';

const roles = ['user', 'product', 'time', 'quantity', 'unitPrice', 'productName', 'order'] as const;

test.each([
  'Kundennummer;Artikelnummer;Bestelldatum;Menge;Einzelpreis;Artikelbezeichnung;Bestellnummer',
  'Numéro client;Référence produit;Date de commande;Quantité;Prix unitaire;Nom du produit;Numéro de commande',
  'NUMERO_CLIENT;REFERENCE_PRODUIT;DATE_COMMANDE;QUANTITE;PRIX_UNITAIRE;NOM_DU_PRODUIT;NUMERO_COMMANDE',
  'Número de cliente;Código de producto;Fecha de pedido;Cantidad;Precio unitario;Nombre del producto;Número de pedido',
  'Id_cliente;Codigo_de_articulo;Fecha_pedido;Cantidad;Precio_unitario;Nombre_del_producto;Pedido',
])('%s', (header) => {
  const columns = header.split(';');
  const { mapping, unread } = recogniseColumns(columns, []);
  expect(mapping.columns).toEqual(Object.fromEntries(roles.map((role, r) => [role, [columns[r]]])));
  expect(unread).toEqual([]);
});

test('the transactions of the Complete Journey', () => {
  const columns = 'household_id,store_id,basket_id,product_id,quantity,sales_value,transaction_timestamp';
  expect(recogniseColumns(columns.split(','), []).mapping.columns).toMatchObject({
    user: ['household_id'],
    product: ['product_id'],
    order: ['basket_id'],
    time: ['transaction_timestamp'],
    quantity: ['quantity'],
  });
});
