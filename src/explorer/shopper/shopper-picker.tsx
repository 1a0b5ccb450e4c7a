import { useQuery } from '@apollo/client/react';
import { Button, Group, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { count } from '../words/count';
import { findShoppersQuery } from './queries';
import { ControlGroup } from './control-group';

/** In the address and the picker, where a user's id would stand. */
export const someoneNew = 'new';

interface Shopper {
  readonly id: string;
  readonly orders: { readonly totalCount: number };
}

interface ShopperPickerProps {
  readonly chosen: string;
  /** Offered before anything is searched for. */
  readonly sample: readonly Shopper[];
  readonly onChoose: (id: string) => void;
}

export function ShopperPicker({ chosen, sample, onChoose }: ShopperPickerProps) {
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  // The chosen one's own label stands in the field until somebody types.
  const searching = asked !== '' && asked === search.trim() && !asked.includes('…');
  const { data, previousData, loading } = useQuery(findShoppersQuery, {
    variables: { search: asked },
    skip: !searching,
  });
  const found = searching ? ((data ?? previousData)?.findUsers.nodes ?? []) : sample;
  const options = found.map((shopper) => ({ value: shopper.id, label: labelOf(shopper) }));
  const current = chosen === someoneNew ? null : chosen;
  if (current !== null && !options.some(({ value }) => value === current)) {
    const known = sample.find(({ id }) => id === current);
    options.push({ value: current, label: known ? labelOf(known) : `${short(current)}…` });
  }
  return (
    <ControlGroup title="Who">
      <Select
        label="Shopper"
        description="Type a user id of the import, or the beginning of a UUID"
        placeholder="Find a shopper"
        // Who types starts anew instead of going on behind the present shopper's name.
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
        nothingFoundMessage={loading ? 'Searching' : 'Nobody has this id'}
        allowDeselect={false}
      />
      <Group gap="xs" mt="sm" grow>
        <Button
          variant={chosen === someoneNew ? 'filled' : 'default'}
          size="xs"
          aria-pressed={chosen === someoneNew}
          onClick={() => onChoose(someoneNew)}
        >
          Someone new
        </Button>
        <Button
          variant="default"
          size="xs"
          disabled={sample.length < 2}
          onClick={() => onChoose(another(sample, chosen))}
        >
          Another one
        </Button>
      </Group>
    </ControlGroup>
  );
}

const inFound = (found: readonly Shopper[], id: string) => found.some((shopper) => shopper.id === id);

const short = (id: string) => id.slice(0, 8);

const labelOf = ({ id, orders }: Shopper) => `${short(id)}… · ${count(orders.totalCount, 'order')}`;

/** The next of the list, from its end to its beginning. */
function another(shoppers: readonly Shopper[], chosen: string): string {
  const place = shoppers.findIndex(({ id }) => id === chosen);
  return shoppers[(place + 1) % shoppers.length].id;
}
