import { useQuery } from '@apollo/client/react';
import { Button, Group, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { count } from '../format';
import { findShoppersQuery } from './shopper-queries';
import { ControlGroup } from './control-group';

/** Placeholder for a user id, in the URL and in the picker. */
export const NEW_SHOPPER = 'new';

interface Shopper {
  readonly id: string;
  readonly orders: { readonly totalCount: number };
}

interface ShopperPickerProps {
  readonly chosen: string;
  /** Options before a search. */
  readonly sample: readonly Shopper[];
  readonly onChoose: (id: string) => void;
}

export function ShopperPicker({ chosen, sample, onChoose }: ShopperPickerProps) {
  const [search, setSearch] = useState('');
  const [debounced] = useDebouncedValue(search.trim(), 200);
  // Until the user types, the field contains the label of the chosen shopper.
  const searching = debounced !== '' && debounced === search.trim() && !debounced.includes('…');
  const { data, previousData, loading } = useQuery(findShoppersQuery, {
    variables: { search: debounced },
    skip: !searching,
  });
  const found = searching ? ((data ?? previousData)?.findUsers.nodes ?? []) : sample;
  const options = found.map((shopper) => ({ value: shopper.id, label: labelOf(shopper) }));
  const current = chosen === NEW_SHOPPER ? null : chosen;
  if (current !== null && !options.some(({ value }) => value === current)) {
    const known = sample.find(({ id }) => id === current);
    options.push({ value: current, label: known ? labelOf(known) : `${short(current)}…` });
  }
  return (
    <ControlGroup title="Who">
      <Select
        label="Shopper"
        description="Enter the shop's own id of a shopper, or the beginning of a UUID"
        placeholder="Find a shopper"
        // Typing replaces the current shopper's label instead of appending to it.
        onFocus={(event) => event.currentTarget.select()}
        searchable
        autoSelectOnBlur={false}
        data={options}
        value={current}
        onChange={(id) => id !== null && onChoose(id)}
        searchValue={search}
        onSearchChange={setSearch}
        filter={({ options: all }) =>
          searching ? all.filter((one) => 'value' in one && inFound(found, one.value)) : all
        }
        nothingFoundMessage={loading ? 'Searching' : 'No shopper found'}
        allowDeselect={false}
      />
      <Group gap="xs" mt="sm" grow>
        <Button
          variant={chosen === NEW_SHOPPER ? 'filled' : 'default'}
          size="xs"
          aria-pressed={chosen === NEW_SHOPPER}
          onClick={() => onChoose(NEW_SHOPPER)}
        >
          New shopper
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={sample.length < 2}
          onClick={() => onChoose(nextShopper(sample, chosen))}
        >
          Next shopper
        </Button>
      </Group>
    </ControlGroup>
  );
}

const inFound = (found: readonly Shopper[], id: string) => found.some((shopper) => shopper.id === id);

const short = (id: string) => id.slice(0, 8);

const labelOf = ({ id, orders }: Shopper) => `${short(id)}… · ${count(orders.totalCount, 'order')}`;

/** The next shopper in the list, cyclically. */
function nextShopper(shoppers: readonly Shopper[], chosen: string): string {
  const place = shoppers.findIndex(({ id }) => id === chosen);
  return shoppers[(place + 1) % shoppers.length].id;
}
