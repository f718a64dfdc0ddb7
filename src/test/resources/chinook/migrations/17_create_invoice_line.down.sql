DROP TABLE [InvoiceLine];
