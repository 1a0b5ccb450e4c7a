import { useQuery } from '@apollo/client/react';
import { Button, MultiSelect, Pill, Switch, Text } from '@mantine/core';
import { CommitSlider } from './commit-slider';
import { ControlGroup } from './control-group';
import { departmentsQuery } from './shopper-queries';
import { filterOf, openQuestion } from './question';
import type { Question } from './question';
import classes from './shopper.module.css';

/** The maximum of the price slider, which means no limit. */
const NO_PRICE_LIMIT = 20;

interface FilterControlsProps {
  readonly question: Question;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<Question>) => void;
}

/** Filters of the ranked list. They do not affect the predicted next basket. */
export function FilterControls({ question, isNew, onChange }: FilterControlsProps) {
  const { data } = useQuery(departmentsQuery);
  const { departmentIds, maxPrice, excludeHistory, leftOut } = question;
  const clear = () =>
    onChange({
      departmentIds: openQuestion.departmentIds,
      maxPrice: openQuestion.maxPrice,
      excludeHistory: openQuestion.excludeHistory,
      leftOut: openQuestion.leftOut,
    });
  return (
    <ControlGroup
      folds
      title="Products"
      action={
        <Button variant="subtle" size="compact-xs" disabled={filterOf(question) === null} onClick={clear}>
          Clear
        </Button>
      }
    >
      <MultiSelect
        label="Departments"
        placeholder={departmentIds.length === 0 ? 'All' : ''}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'All departments' }}
        data={(data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={[...departmentIds]}
        onChange={(ids) => onChange({ departmentIds: ids })}
        nothingFoundMessage="No department found"
      />
      <CommitSlider
        label="Maximum price"
        value={maxPrice ?? NO_PRICE_LIMIT}
        min={1}
        max={NO_PRICE_LIMIT}
        format={(value) => (value === NO_PRICE_LIMIT ? 'no limit' : String(value))}
        onChange={(value) => onChange({ maxPrice: value === NO_PRICE_LIMIT ? null : value })}
      />
      {!isNew && (
        <Switch
          mt="md"
          label="Only products not bought before"
          checked={excludeHistory}
          onChange={(event) => onChange({ excludeHistory: event.currentTarget.checked })}
        />
      )}
      {leftOut.length > 0 && (
        <div className={classes.leftOut}>
          <Text size="sm" fw={500}>
            Hidden for now
          </Text>
          {leftOut.map(({ id, name }) => (
            <Pill
              key={id}
              withRemoveButton
              removeButtonProps={{ 'aria-label': `Show ${name} again`, 'aria-hidden': false, tabIndex: 0 }}
              onRemove={() => onChange({ leftOut: leftOut.filter((product) => product.id !== id) })}
            >
              {name}
            </Pill>
          ))}
        </div>
      )}
    </ControlGroup>
  );
}
